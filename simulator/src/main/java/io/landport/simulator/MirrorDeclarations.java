package io.landport.simulator;

import io.landport.simulator.chance.SimulationRandom;
import java.time.LocalDate;
import java.util.List;

/** The two customs services at one border: what one reports as an export the other mostly reports as an import. */
final class MirrorDeclarations {
    private static final double BOTH_REPORT = 0.72;

    /** Share of what only one of them reports; Russia reports the rest. */
    private static final double ONLY_CHINA_REPORTS = 0.6;

    private static final int MAX_DAYS_ON_THE_WAY = 6;

    private final SimulationRandom random;
    private final Declarant chinese;
    private final Declarant russian;

    MirrorDeclarations(SimulationRandom random, Declarant chinese, Declarant russian) {
        this.random = random;
        this.chinese = chinese;
        this.russian = russian;
    }

    /** The declarations of a shipment: one or two, the export first. */
    List<Filing> report(Shipment shipment, LocalDate today) {
        if (shipment.lane().russian() == null) {
            return List.of(chinese.declare(shipment, shipment.day()));
        }
        if (!random.happens(BOTH_REPORT)) {
            Declarant sole = random.happens(ONLY_CHINA_REPORTS) ? chinese : russian;
            return List.of(sole.declare(shipment, shipment.day()));
        }
        boolean isFromChina = shipment.direction() == Direction.TO_RUSSIA;
        Declarant exporter = isFromChina ? chinese : russian;
        Declarant importer = isFromChina ? russian : chinese;
        return List.of(
                exporter.declare(shipment, shipment.day()), importer.declare(shipment, dayOfImport(shipment, today)));
    }

    /** A few days after the export, but not in the future and not outside the crossing's season. */
    private LocalDate dayOfImport(Shipment shipment, LocalDate today) {
        LocalDate day = shipment.day().plusDays(random.between(0, MAX_DAYS_ON_THE_WAY));
        boolean canBe = !day.isAfter(today) && shipment.lane().runsOn(day);
        return canBe ? day : shipment.day();
    }
}
