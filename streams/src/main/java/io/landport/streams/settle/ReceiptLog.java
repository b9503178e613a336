package io.landport.streams.settle;

import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Rejection;
import io.landport.domain.receipt.Receipt;
import io.landport.domain.receipt.Receipts;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.Settlement;
import io.landport.streams.judge.Judgement;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Takes the receipts of messages. */
public enum ReceiptLog {
    /** Receipts are off, and cost nothing. */
    OFF,

    /** Forwards receipts to their topic, in the transaction of the message. */
    ON;

    /** Handles a message that the judge rejected. */
    void onRejected(Judgement.RejectedRecord rejected, Record<?, ?> record, ProcessorContext<byte[], Settled> context) {
        if (this == ON) {
            Rejection rejection = rejected.rejection();
            forward(
                    Receipts.ofRejected(
                            rejection.document(),
                            rejection.revision(),
                            rejected.source(),
                            rejection.reason(),
                            rejected.origin(),
                            rejected.receivedDay(),
                            Instant.ofEpochMilli(record.timestamp()),
                            rejection.references()),
                    record,
                    context);
        }
    }

    /**
     * Handles a message that was settled.
     *
     * @param before the state of its document before it
     * @param summaries number of summaries in force that name its document
     */
    void onSettled(
            Judgement.AcceptedRecord accepted,
            DocumentState before,
            Settlement settlement,
            long summaries,
            Record<?, ?> record,
            ProcessorContext<byte[], Settled> context) {
        if (this == ON) {
            forward(
                    Receipts.of(
                            accepted.judged(),
                            before,
                            settlement,
                            accepted.origin(),
                            accepted.receivedDay(),
                            Instant.ofEpochMilli(record.timestamp()),
                            accepted.references(),
                            summaries),
                    record,
                    context);
        }
    }

    /**
     * Handles a list after the number of summaries that name it has changed.
     *
     * @param record of the change
     */
    void onNamingsChanged(
            DocumentId list,
            DocumentState state,
            long summaries,
            Record<?, ?> record,
            ProcessorContext<byte[], Settled> context) {
        if (this == ON) {
            Instant decided = Instant.ofEpochMilli(record.timestamp());
            forward(Receipts.ofNamed(list, state, summaries, decided).stream().toList(), record, context);
        }
    }

    private static void forward(
            Iterable<Receipt> receipts, Record<?, ?> record, ProcessorContext<byte[], Settled> context) {
        for (Receipt receipt : receipts) {
            new Settled.Receipted(receipt, context.taskId().partition()).forward(context, record.timestamp(), null);
        }
    }
}
