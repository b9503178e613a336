package io.landport.simulator.ceb;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Flow;
import io.landport.simulator.Corrections;
import io.landport.simulator.Filing;
import io.landport.simulator.SimulatedCommodity;
import io.landport.simulator.ceb.CebWriter.ListFields;
import io.landport.simulator.chance.SimulationRandom;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the messages of one list in the order in which they are sent: drafts, the list, replies, amendments, a request to cancel that may
 * be refused, a return.
 */
final class CebLifecycle {
    private static final double DRAFT = 0.04;
    private static final double DELETED = 0.02;
    private static final double PROGRESS = 0.3;
    private static final double NEVER_DECIDED = 0.03;
    private static final double REFUSED = 0.04;
    private static final double FILED_AGAIN = 0.6;
    private static final double AMENDED = 0.08;
    private static final double AMENDMENT_REFUSED = 0.12;
    private static final double CANCELLED = 0.06;
    private static final double CANCELLATION_REFUSED = 0.35;
    private static final double REPEATED_REPLY = 0.3;
    private static final double RETURNED = 0.08;
    private static final int MAX_SECONDS_BETWEEN = 7_200;
    private static final int NEW = 1;
    private static final int CHANGED = 2;
    private static final int DELETION = 3;
    private static final int DECLARED = 2;

    private final SimulationRandom random;
    private final Corrections corrections;
    private final String number;
    private final String cop;
    private final boolean isImport;
    private final List<String> messages = new ArrayList<>();
    private Filing filing;
    private LocalDateTime time;

    CebLifecycle(SimulationRandom random, Corrections corrections, Filing filing) {
        this.random = random;
        this.corrections = corrections;
        this.filing = filing;
        Declaration list = filing.declaration();
        this.number = list.id().document();
        this.cop = "COP" + number;
        this.isImport = list.header().flow().equals(Flow.IMPORT.code());
        this.time = list.header().statisticalDate().atTime(6, 0);
    }

    /** The messages, each after those before it. */
    List<String> messages() {
        if (random.happens(DRAFT)) {
            file(NEW, 1);
        }
        file(NEW, DECLARED);
        if (random.happens(PROGRESS)) {
            reply("120");
        }
        if (random.happens(DELETED)) {
            file(DELETION, DECLARED);
            release();
        } else if (!random.happens(NEVER_DECIDED)) {
            decide();
        }
        return List.copyOf(messages);
    }

    private void decide() {
        if (random.happens(REFUSED)) {
            reply("100");
            if (random.happens(FILED_AGAIN)) {
                amend();
            }
            return;
        }
        release();
        if (random.happens(AMENDED)) {
            amend();
        }
        if (random.happens(CANCELLED)) {
            cancel();
        }
        if (isImport && random.happens(RETURNED)) {
            returnGoods();
        }
    }

    /** An import counts when it is released, an export when it is closed. */
    private void release() {
        reply("800");
        if (!isImport || random.happens(REPEATED_REPLY)) {
            reply("899");
        }
    }

    private void amend() {
        Filing corrected = corrections.correct(filing);
        // Lists name their port by its customs district only.
        String scheme = String.valueOf(corrected.declaration().header().crossingScheme());
        filing = scheme.equals(CebSimulation.SCHEME) ? corrected : filing;
        file(CHANGED, DECLARED);
        if (random.happens(AMENDMENT_REFUSED)) {
            reply("100");
        } else {
            release();
        }
    }

    private void cancel() {
        String request = cop + "-C" + random.between(1, 9);
        messages.add(CebWriter.cancellation(isImport ? "623" : "605", request, number, next()));
        if (random.happens(REPEATED_REPLY)) {
            // Does not decide on the cancellation that was sent before it.
            reply("899");
        }
        String answer = isImport ? "624" : "606";
        messages.add(CebWriter.reply(answer, "InvtCancelReturn", request, number, "120", next()));
        String status = random.happens(CANCELLATION_REFUSED) ? "100" : "399";
        messages.add(CebWriter.reply(answer, "InvtCancelReturn", request, number, status, next()));
    }

    private void returnGoods() {
        String request = cop + "-R1";
        messages.add(CebWriter.goodsReturn(request, number, filing.declaration(), next()));
        String status = random.happens(CANCELLATION_REFUSED) ? "100" : "399";
        messages.add(CebWriter.reply("626", "InvtRefundReturn", request, number, status, next()));
    }

    private void file(int type, int status) {
        messages.add(
                CebWriter.list(new ListFields(number, cop, type, status, next(), netWeight()), filing.declaration()));
    }

    private void reply(String status) {
        messages.add(CebWriter.reply(isImport ? "622" : "604", "InventoryReturn", cop, number, status, next()));
    }

    private BigDecimal netWeight() {
        long grams = filing.shipment().items().stream()
                .mapToLong(SimulatedCommodity.Item::grams)
                .sum();
        return BigDecimal.valueOf(grams, 3);
    }

    private LocalDateTime next() {
        time = time.plusSeconds(random.between(1, MAX_SECONDS_BETWEEN));
        return time;
    }
}
