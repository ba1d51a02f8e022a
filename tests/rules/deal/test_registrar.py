"""Who registers the car follows from what was sold, and from nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from murmelbahn.deal.rules.registrar import SERVICE, registrar
from murmelbahn.deal.rules.turns import in_front
from murmelbahn.deal.terms import Customer, Gate, Registrar, Value, Variant, Vehicle
from murmelbahn.value.terms import ComponentKind


@given(some.sets(some.sampled_from(ComponentKind)))
def test_the_service_decides(sold: set[ComponentKind]) -> None:
    assert (registrar(sold) is Registrar.OUTLET) is bool(sold & SERVICE)
    assert registrar(sold, by_agent_allowed=False) is Registrar.CUSTOMER


@given(
    variant=some.sampled_from(Variant),
    vehicle=some.sampled_from(Vehicle),
    customer=some.sampled_from(Customer),
    value=some.sampled_from(Value),
    build_released=some.booleans(),
)
def test_the_registration_gate_is_in_front_only_where_the_outlet_registers(
    variant: Variant, vehicle: Vehicle, customer: Customer, value: Value, build_released: bool
) -> None:
    where = {
        "variant": variant,
        "vehicle": vehicle,
        "customer": customer,
        "value": value,
        "build_released": build_released,
    }
    own = in_front(registrar=Registrar.CUSTOMER, **where)
    assert own == tuple(gate for gate in in_front(registrar=Registrar.OUTLET, **where) if gate is not Gate.REGISTRATION)
