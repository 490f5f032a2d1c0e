"""The words that all certificates and rosters of the benchmarks say."""

from datetime import date

DAY = date(2026, 11, 22)
COURSE = "การดูแลผู้สูงอายุขั้นกลาง 70 ชั่วโมง"
OFFICE = "เทศบาลตำบลแม่สะเรียง"
SIGNER, POSITION = "นายเมธาสิทธิ์ ไชยเมือง", "นายกเทศมนตรีตำบลแม่สะเรียง"
PRIVATE_KEY, KEY_ID = bytes(range(32)), b"desk"
"""What the QR codes are signed with."""
