"""The office's key (Ed25519): it signs what certificates say; its public half is for whoever wants to check them."""

import hashlib
from collections.abc import Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from db.domain.certificates import Certificate
from db.domain.proofs import KEY_ID, Claim, statement
from db.office import Office, command, query


def claim_of(certificate: Certificate) -> Claim:
    """What the paper of this certificate says."""
    return Claim(
        number=certificate.number,
        year=certificate.year,
        name=certificate.full_name,
        course=certificate.text.course,
        issued_on=certificate.issued_on,
    )


@query
def proofs_of(office: Office, certificates: Sequence[Certificate]) -> tuple[bytes, ...]:
    """What the QR code of each holds. The same certificate always has the same."""
    key = _private_key(office)
    key_id = id_of(key.public_key().public_bytes_raw())
    statements = (statement(claim_of(each), key_id) for each in certificates)
    return tuple(said + key.sign(said) for said in statements)


@query
def public_key_of(office: Office) -> bytes:
    """The 32 bytes by which anyone can check what the office signed."""
    return _private_key(office).public_key().public_bytes_raw()


@query
def signed_by_office(office: Office, content: bytes) -> bytes:
    """The office's signature of these bytes."""
    return _private_key(office).sign(content)


def is_signed(public_key: bytes, content: bytes, signature: bytes) -> bool:
    """Whether the holder of the key signed just these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def id_of(public_key: bytes) -> bytes:
    """By which a code says whose key signed it."""
    return hashlib.sha256(public_key).digest()[:KEY_ID]


@command
def keep_key(office: Office, private: bytes) -> None:
    """For the demo, whose key is no secret: the same for the same seed."""
    office.sql("update signing_key set private = ? where id = 1", (private,))


def _private_key(office: Office) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(office.sql("select private from signing_key where id = 1")[0][0])
