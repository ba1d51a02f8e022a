"""The vehicle stream: what a car can be, what one is ordered as, and where each one stands.

Words: *model* (a released product model), *configuration* (an immutable choice of items on one artefact), *build* (an
order at a plant), *car* (a thing with a VIN), *sold feature set* (what contract and as-built record are compared on).
Publishes `vehicle.*` facts: model, build, build change, hold, car, transport, registration. Hears only its own timers
(`vehicle.hold.lapsed`). Prices belong to `value` and are joined by item code; deals are known by their id only.
"""
