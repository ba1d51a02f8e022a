"""Pure decisions of the vehicle stream: models into artefacts, items into values, moves of cars and builds."""
