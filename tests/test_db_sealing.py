"""Sealed bytes open with their key and for their purpose only; derived keys are those of the published methods."""

import hashlib
import hmac

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as some

from db import sealing
from db.sealing import Cost, Unsealable

KEY = bytes(range(32))
CHEAP = Cost(memory=32, passes=3, lanes=4)


def hkdf(secret: bytes, info: bytes, length: int) -> bytes:
    """RFC 5869 by hand: no salt is one of zeros."""
    pseudo = hmac.digest(bytes(32), secret, "sha256")
    block, made = b"", b""
    for number in range(1, 1 + -(-length // 32)):
        block = hmac.digest(pseudo, block + info + bytes([number]), "sha256")
        made += block
    return made[:length]


def test_derived_keys_are_those_of_rfc_5869() -> None:
    assert sealing.derive(KEY, "audit") == hkdf(KEY, b"maesariang-desk audit", 32)
    assert sealing.derive(KEY, "long", 80) == hkdf(KEY, b"maesariang-desk long", 80)


def test_each_purpose_and_each_secret_has_a_key_of_its_own() -> None:
    made = {sealing.derive(secret, purpose) for secret in (KEY, KEY[::-1]) for purpose in ("audit", "copies", "")}
    assert len(made) == 6


@given(some.binary(max_size=200), some.binary(max_size=20))
def test_what_was_wrapped_comes_out_again(content: bytes, context: bytes) -> None:
    assert sealing.unwrap(KEY, sealing.wrap(KEY, content, context), context) == content


def test_the_same_content_is_never_wrapped_alike() -> None:
    assert len({sealing.wrap(KEY, b"x", b"") for _time in range(50)}) == 50


def test_any_flipped_bit_and_any_cut_is_seen() -> None:
    sealed = sealing.wrap(KEY, b"the key of an office", b"context")
    for place in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[place // 8] ^= 1 << place % 8
        with pytest.raises(Unsealable):
            sealing.unwrap(KEY, bytes(changed), b"context")
    for length in range(len(sealed)):
        with pytest.raises(Unsealable):
            sealing.unwrap(KEY, sealed[:length], b"context")


def test_another_key_or_context_does_not_open_it() -> None:
    sealed = sealing.wrap(KEY, b"content", b"context")
    for key, context in ((KEY[::-1], b"context"), (KEY, b"contexts"), (KEY, b"")):
        with pytest.raises(Unsealable):
            sealing.unwrap(key, sealed, context)


def test_a_password_gives_the_key_that_argon2id_gives() -> None:
    """RFC 9106, section 5.3 has a secret and associated data, which passwords here have not; so says libargon2:
    echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32
    """
    made = sealing.password_key("password", b"somesalt", Cost(memory=65536, passes=2, lanes=1))
    assert made.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_a_new_password_costs_64_mib_three_times_over() -> None:
    from tests import keys

    assert Cost(memory=64 * 1024, passes=3, lanes=4) == keys.REAL_COST


def test_salt_cost_and_password_all_change_the_key() -> None:
    made = {
        sealing.password_key(password, salt, cost)
        for password in ("ก", "ข", "")
        for salt in (b"1" * 16, b"2" * 16)
        for cost in (CHEAP, Cost(64, 3, 4), Cost(32, 4, 4), Cost(32, 3, 2))
    }
    assert len(made) == 24


def test_letters_typed_as_one_or_as_two_are_the_same_password() -> None:
    salt = b"0" * 16
    assert sealing.password_key("caf\u00e9", salt, CHEAP) == sealing.password_key("cafe\u0301", salt, CHEAP)


def test_a_password_of_any_letters_has_a_key() -> None:
    for password in ("\x00", "\ud800", "น้ำ", "x" * 100_000):
        assert len(sealing.password_key(password, b"0" * 16, CHEAP)) == 32


@pytest.mark.parametrize(
    "cost", [Cost(1 << 21, 3, 4), Cost(64, 0, 4), Cost(64, 3, 0), Cost(31, 3, 4), Cost(64, 10_000, 4), Cost(-8, 1, 1)]
)
def test_a_cost_that_no_computer_can_pay_is_known(cost: Cost) -> None:
    assert not cost.is_bearable
    assert CHEAP.is_bearable and sealing.COST.is_bearable


@given(some.binary(min_size=32, max_size=32))
def test_any_32_bytes_are_an_age_identity_that_opens_what_was_written_to_it(secret: bytes) -> None:
    identity = sealing.age_identity(secret)
    recipient = pyrage.x25519.Recipient.from_str(sealing.age_recipient(secret))
    assert pyrage.decrypt(pyrage.encrypt(b"copy", [recipient]), [identity]) == b"copy"


def test_an_identity_is_written_as_age_writes_it() -> None:
    for _time in range(20):
        secret = sealing.new_key()
        assert str(sealing.age_identity(secret)) == sealing._bech32("age-secret-key-", secret).upper()
    with pytest.raises(ValueError):
        sealing.age_identity(KEY[:31])


def test_another_identity_does_not_open_it() -> None:
    recipient = pyrage.x25519.Recipient.from_str(sealing.age_recipient(KEY))
    sealed = pyrage.encrypt(b"copy", [recipient])
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [sealing.age_identity(hashlib.sha256(KEY).digest())])
