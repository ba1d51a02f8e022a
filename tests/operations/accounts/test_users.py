"""Users, memberships and the actors made from them."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError

from murmelbahn.accounts.models import Membership, User
from murmelbahn.accounts.operations import create_user, end_membership, grant
from murmelbahn.accounts.queries import actor_of_subject
from murmelbahn.accounts.terms import BadEmail, EmailTaken, MembershipKind
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.refusals import NotAllowed, NotFound

CUSTOMER = Actor(subject=uuid4(), kind=ActorKind.CUSTOMER)


def test_a_new_user_is_an_actor_with_what_it_may_act_for(world: str) -> None:
    party, outlet = uuid4(), uuid4()
    subject = create_user(
        SYSTEM, email="Eva@Example.org", name="Eva", kind=ActorKind.ADVISER, parties=[party], outlets=[outlet],
        markets=["DE", "AT"],
    )  # fmt: skip
    actor = actor_of_subject(SYSTEM, subject=subject)
    assert actor.kind is ActorKind.ADVISER
    assert (actor.parties, actor.outlets) == ({party}, {outlet})
    assert actor.markets == {"DE", "AT"}


def test_an_address_is_taken_whatever_its_case(world: str) -> None:
    create_user(SYSTEM, email="a@example.org")
    with pytest.raises(EmailTaken):
        create_user(SYSTEM, email="A@example.ORG")
    with pytest.raises(BadEmail):
        create_user(SYSTEM, email="not an address")


def test_only_system_and_operators_create_users_and_grant(world: str) -> None:
    with pytest.raises(NotAllowed):
        create_user(CUSTOMER, email="b@example.org")
    subject = create_user(SYSTEM, email="b@example.org")
    with pytest.raises(NotAllowed):
        grant(CUSTOMER, subject=subject, kind=MembershipKind.MARKET, market="DE")
    with pytest.raises(NotFound):
        actor_of_subject(CUSTOMER, subject=subject)


def test_a_membership_is_granted_once_and_ended_not_deleted(world: str) -> None:
    subject = create_user(SYSTEM, email="c@example.org")
    party = uuid4()
    first = grant(SYSTEM, subject=subject, kind=MembershipKind.PARTY, reference=party)
    assert grant(SYSTEM, subject=subject, kind=MembershipKind.PARTY, reference=party) == first
    end_membership(SYSTEM, membership=first)
    assert actor_of_subject(SYSTEM, subject=subject).parties == frozenset()
    assert Membership.objects.get(id=first).ended is not None
    assert grant(SYSTEM, subject=subject, kind=MembershipKind.PARTY, reference=party) != first


def test_the_database_refuses_a_membership_of_nothing_and_a_system_user(world: str) -> None:
    subject = create_user(SYSTEM, email="d@example.org")
    with pytest.raises(IntegrityError):
        grant(SYSTEM, subject=subject, kind=MembershipKind.MARKET, reference=uuid4())
    with pytest.raises(IntegrityError):
        User.objects.filter(subject=subject).update(kind="system")


def test_a_password_opens_only_with_argon2(world: str) -> None:
    subject = create_user(SYSTEM, email="e@example.org", password="long enough pass")
    user = User.objects.get(subject=subject)
    assert user.password.startswith("argon2")
    assert authenticate(None, email="e@example.org", password="long enough pass") == user
    assert authenticate(None, email="e@example.org", password="wrong") is None
