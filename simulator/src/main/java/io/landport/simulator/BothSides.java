package io.landport.simulator;

import java.time.LocalDate;
import java.util.List;

/** The two customs services at one border: what one reports as an export the other mostly reports as an import. */
final class BothSides {
    private static final double BOTH_REPORT = 0.72;

    /** Of what one side alone reports; the rest is Russia's. */
    private static final double ONLY_CHINA_REPORTS = 0.6;

    private static final int MAX_DAYS_ON_THE_WAY = 6;

    private final SimulationRandom dice;
    private final Declarant chinese;
    private final Declarant russian;

    BothSides(SimulationRandom dice, Declarant chinese, Declarant russian) {
        this.dice = dice;
        this.chinese = chinese;
        this.russian = russian;
    }

    /** What is declared of a shipment: once or twice, the export first. */
    List<Filing> report(Shipment shipment, LocalDate today) {
        if (shipment.lane().russian() == null) {
            return List.of(chinese.declare(shipment, shipment.day()));
        }
        if (!dice.happens(BOTH_REPORT)) {
            Declarant sole = dice.happens(ONLY_CHINA_REPORTS) ? chinese : russian;
            return List.of(sole.declare(shipment, shipment.day()));
        }
        boolean isFromChina = shipment.direction() == Direction.TO_RUSSIA;
        Declarant exporter = isFromChina ? chinese : russian;
        Declarant importer = isFromChina ? russian : chinese;
        return List.of(
                exporter.declare(shipment, shipment.day()), importer.declare(shipment, dayOfImport(shipment, today)));
    }

    /** Some days after the export, but neither in the future nor after the crossing's season. */
    private LocalDate dayOfImport(Shipment shipment, LocalDate today) {
        LocalDate day = shipment.day().plusDays(dice.between(0, MAX_DAYS_ON_THE_WAY));
        boolean canBe = !day.isAfter(today) && shipment.lane().runsOn(day);
        return canBe ? day : shipment.day();
    }
}
