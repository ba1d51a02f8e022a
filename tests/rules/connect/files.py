"""Bank files as banks write them (hand-made after the DK and ISO guides), and strategies for made-up ones."""

from __future__ import annotations

import string
from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10

from murmelbahn.connect.bank import camt
from murmelbahn.kernel.money import Money

STATEMENT_02 = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">
 <BkToCstmrStmt>
  <GrpHdr><MsgId>053D2026-12-07</MsgId><CreDtTm>2026-12-07T19:04:00.0+01:00</CreDtTm></GrpHdr>
  <Stmt>
   <Id>2026-341</Id><CreDtTm>2026-12-07T19:04:00.0+01:00</CreDtTm>
   <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
   <Bal><Tp><CdOrPrtry><Cd>PRCD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
    <Dt><Dt>2026-12-04</Dt></Dt></Bal>
   <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">44460.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
    <Dt><Dt>2026-12-07</Dt></Dt></Bal>
   <Ntry>
    <Amt Ccy="EUR">43080.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
    <BookgDt><Dt>2026-12-07</Dt></BookgDt><ValDt><Dt>2026-12-07</Dt></ValDt>
    <AcctSvcrRef>2026120712345600</AcctSvcrRef>
    <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
    <NtryDtls><TxDtls>
     <Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
     <RltdPties><Dbtr><Nm>Hanna Öztürk-Weißenberger</Nm></Dbtr>
      <DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct></RltdPties>
     <RmtInf><Ustrd>Rechnung R-4 RF18 5390 0754 7034 danke</Ustrd></RmtInf>
    </TxDtls></NtryDtls>
   </Ntry>
   <Ntry>
    <Amt Ccy="EUR">500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
    <BookgDt><Dt>2026-12-07</Dt></BookgDt><ValDt><Dt>2026-12-07</Dt></ValDt><AcctSvcrRef>COLL-1</AcctSvcrRef>
    <NtryDtls>
     <TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">200.00</Amt></TxAmt></AmtDtls></TxDtls>
     <TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">300.00</Amt></TxAmt></AmtDtls></TxDtls>
    </NtryDtls>
   </Ntry>
   <Ntry>
    <Amt Ccy="EUR">120.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
    <BookgDt><Dt>2026-12-07</Dt></BookgDt><AcctSvcrRef>OUT-1</AcctSvcrRef>
    <NtryDtls><TxDtls>
     <Refs><EndToEndId>REFUND-17</EndToEndId><TxId>TX-9</TxId></Refs>
     <RltdPties><Cdtr><Nm>Ferdinand Wallner</Nm></Cdtr></RltdPties>
     <RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>
    </TxDtls></NtryDtls>
   </Ntry>
  </Stmt>
 </BkToCstmrStmt>
</Document>
""".encode()

NOTICE_08 = b"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">
 <BkToCstmrDbtCdtNtfctn>
  <GrpHdr><MsgId>054-1</MsgId><CreDtTm>2027-01-05T10:15:02Z</CreDtTm></GrpHdr>
  <Ntfctn>
   <Id>N-1</Id><CreDtTm>2027-01-05T10:15:02Z</CreDtTm>
   <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>
   <Ntry>
    <Amt Ccy="EUR">12272.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><DtTm>2027-01-05T10:15:01Z</DtTm></BookgDt><ValDt><Dt>2027-01-05</Dt></ValDt>
    <AcctSvcrRef>INST-77</AcctSvcrRef>
    <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RRCT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
    <NtryDtls><TxDtls>
     <Refs><EndToEndId>E2E-1</EndToEndId></Refs><Amt Ccy="EUR">12272.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
     <RltdPties><Dbtr><Pty><Nm>H. Oeztuerk</Nm></Pty></Dbtr>
      <DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct></RltdPties>
     <RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>
    </TxDtls></NtryDtls>
   </Ntry>
  </Ntfctn>
 </BkToCstmrDbtCdtNtfctn>
</Document>
"""

PRINTABLE = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"))
WORDS = st.text(PRINTABLE, min_size=1, max_size=60).map(str.strip).filter(bool)
CODES = st.text(string.ascii_uppercase + string.digits, min_size=1, max_size=21)
CENTS = st.integers(1, 10**11).map(lambda cents: Money(Decimal(cents) / 100, "EUR"))
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def iban(account: int) -> str:
    """A German IBAN with right check digits."""
    bban = f"{account:018d}"
    return f"DE{mod_97_10.calc_check_digits(bban + 'DE')}{bban}"


IBANS = st.integers(0, 10**18 - 1).map(iban)
ENTRIES = st.builds(
    camt.Entry,
    reference=CODES,
    amount=CENTS,
    direction=st.sampled_from(camt.Direction),
    status=st.sampled_from(camt.Status),
    booked_on=DAYS,
    value_on=DAYS,
    family=st.sampled_from(camt.Family),
    reversal=st.booleans(),
    end_to_end=st.none() | CODES.filter(lambda code: code != "NOTPROVIDED"),
    remittance=st.lists(WORDS, max_size=3).map(tuple),
    creditor_reference=st.none() | CODES.map(camt.creditor_reference),
    party=st.builds(camt.Party, name=st.just("") | WORDS, iban=st.none() | IBANS),
    returned=st.none() | st.builds(camt.Return, reason=st.sampled_from(["AC04", "MD06"]), original=st.none() | CODES),
)
BALANCES = st.none() | CENTS | CENTS.map(lambda money: -money)


@st.composite
def bank_files(draw: st.DrawFn) -> camt.BankFile:
    message = draw(st.sampled_from(camt.Message))
    statement = message is camt.Message.STATEMENT
    reports = st.builds(
        camt.Report,
        id=CODES,
        iban=IBANS,
        currency=st.just("EUR"),
        entries=st.lists(ENTRIES, max_size=4).map(tuple),
        faults=st.just(()),
        opening=BALANCES if statement else st.none(),
        closing=BALANCES if statement else st.none(),
    )
    return camt.BankFile(
        message=message,
        version=draw(st.sampled_from(["02", "08"])),
        id=draw(CODES),
        created_at=draw(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))),
        reports=tuple(draw(st.lists(reports, min_size=1, max_size=2))),
    )
