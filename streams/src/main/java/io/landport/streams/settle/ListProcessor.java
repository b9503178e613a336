package io.landport.streams.settle;

import io.landport.contract.FormatLevels;
import io.landport.domain.document.DocumentId;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.summary.ListFate;
import io.landport.streams.key.SipHash;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.table.PagedTable;
import io.landport.streams.table.ValueView;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.NullUnmarked;

/**
 * Counts the summaries that name a list, in the partition of the list's own documents, and forwards the fate and the receipt of the
 * list. While the count is not 0, settlement forwards the fate again whenever it changes.
 */
@NullUnmarked
public final class ListProcessor implements Processor<byte[], byte[], byte[], Settled> {
    /** The store of the lists that summaries name, which settlement uses too. */
    public static final String LISTS = "lists";

    private final ReceiptLog receipts;
    private final FormatLevels levels;
    private final ValueView view = new ValueView();
    private final PackedReader in = new PackedReader();
    private ProcessorContext<byte[], Settled> context;
    private PagedTable documents;
    private NameTable names;
    private ListTable lists;
    private DocumentHash hash;

    /**
     * @param receipts takes the receipts of lists that are named, or are no longer
     * @param levels of namings
     */
    public ListProcessor(ReceiptLog receipts, FormatLevels levels) {
        this.receipts = receipts;
        this.levels = levels;
    }

    @Override
    public void init(ProcessorContext<byte[], Settled> newContext) {
        context = newContext;
        documents = newContext.getStateStore(SettleProcessor.DOCUMENTS);
        PagedTable numbered = newContext.getStateStore(SettleProcessor.NAMES);
        names = new NameTable(numbered);
        hash = new DocumentHash(numbered);
        lists = new ListTable(newContext.getStateStore(LISTS), hash);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        levels.require(record.headers(), () -> "a naming in task " + context.taskId());
        Settled.Naming naming = Settled.Naming.of(record.value());
        DocumentId list = naming.list();
        SipHash key = hash.of(list.key());
        long high = key.high();
        long low = key.low();
        long namings = lists.namings(high, low) + naming.difference();
        lists.putNamings(high, low, namings);
        DocumentState state = state(high, low);
        new Settled.ListFateChanged(ListFate.of(list, namings, state.fate()))
                .forward(context, record.timestamp(), record.headers());
        receipts.onNamingsChanged(list, state, namings, record, context);
    }

    private DocumentState state(long high, long low) {
        return documents.find(high, low, view)
                ? DocumentFormat.read(in.over(view.bytes(), 0, view.length()), names)
                : DocumentState.UNKNOWN;
    }
}
