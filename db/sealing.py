"""All cryptography of keys and sealed files: derived keys, sealed bytes, keys of passwords, age identities."""

import secrets
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16

BECH32: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
IDENTITY: Final = "age-secret-key-"


class Unsealable(Exception):
    """The bytes were sealed with another key, for another purpose, or were changed since."""


@dataclass(frozen=True)
class Cost:
    """What one guess of a password costs: memory in KiB, passes over it, lanes at once."""

    memory: int
    passes: int
    lanes: int

    @property
    def is_bearable(self) -> bool:
        """Whether a computer can pay it; a damaged file may ask for all the memory there is."""
        lowest = self.passes >= 1 and self.lanes >= 1 and 8 * self.lanes <= self.memory
        return lowest and self.memory <= 1 << 20 and self.passes <= 32 and self.lanes <= 32


COST = Cost(memory=64 * 1024, passes=3, lanes=4)
"""Of new passwords; every slot keeps its own, so that it can be raised. 90 ms on the computer it was chosen on."""


def new_key() -> bytes:
    """A key that nobody can guess."""
    return secrets.token_bytes(KEY_BYTES)


def derive(secret: bytes, purpose: str, length: int = KEY_BYTES) -> bytes:
    """The key of one purpose, by HKDF-SHA256. Whoever has it learns nothing of the secret or of other purposes."""
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=f"maesariang-desk {purpose}".encode()).derive(secret)


def mac(key: bytes, content: bytes) -> bytes:
    """HMAC-SHA256, by which who has the key knows the content again."""
    made = HMAC(key, SHA256())
    made.update(content)
    return made.finalize()


def wrap(key: bytes, content: bytes, context: bytes) -> bytes:
    """The content sealed by AES-256-GCM: nonce, then what only this key opens, and only for the same context."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, context)


def unwrap(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """What was wrapped. Raises Unsealable."""
    if len(sealed) < NONCE_BYTES + TAG_BYTES:
        raise Unsealable
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context)
    except InvalidTag:
        raise Unsealable from None


def password_key(password: str, salt: bytes, cost: Cost) -> bytes:
    """The key of a password, by Argon2id. Letters that look the same are the same, however the keyboard gives them."""
    typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    made = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return made.derive(typed)


def age_identity(secret: bytes) -> Any:
    """The pyrage.x25519.Identity whose private key these 32 bytes are."""
    import pyrage  # 2 MB that a start without a backup needs not

    return pyrage.x25519.Identity.from_str(_bech32(IDENTITY, secret).upper())


def age_recipient(secret: bytes) -> str:
    """To whom a copy is written that the identity of these 32 bytes opens: age1..."""
    return str(age_identity(secret).to_public())


def _bech32(prefix: str, content: bytes) -> str:
    """The content as BIP 173 writes it, with its check letters."""
    if len(content) != KEY_BYTES:
        raise ValueError("an age identity has 32 bytes")
    values = _fives(content)
    expanded = [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]
    check = _polymod([*expanded, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [(check >> 5 * (5 - place)) & 31 for place in range(6)]
    return prefix + "1" + "".join(BECH32[value] for value in values)


def _fives(content: bytes) -> list[int]:
    """The bits of the content five by five, the last filled up with zeros."""
    bits = len(content) * 8
    padding = -bits % 5
    number = int.from_bytes(content, "big") << padding
    return [(number >> shift) & 31 for shift in range(bits + padding - 5, -1, -5)]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> place & 1 else 0
    return check
