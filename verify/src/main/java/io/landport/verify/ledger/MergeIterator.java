package io.landport.verify.ledger;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Merges sorted sequences into one. Of equal keys, those of an earlier sequence come first. */
public final class MergeIterator implements Iterator<SortEntry>, AutoCloseable {
    private static final Comparator<Head> ORDER = Comparator.<Head, byte[]>comparing(
                    head -> head.entry.key, Arrays::compareUnsigned)
            .thenComparingInt(head -> head.rank);

    private final List<SortedRun> runs;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(ORDER);

    /** The next entry of a sequence. */
    private record Head(SortEntry entry, int rank, Iterator<SortEntry> rest) {}

    /**
     * @param runs are closed with this instance
     * @param last a sorted sequence that ranks after the runs
     */
    MergeIterator(List<SortedRun> runs, Iterator<SortEntry> last) {
        this.runs = List.copyOf(runs);
        for (int rank = 0; rank < runs.size(); rank++) {
            push(runs.get(rank), rank);
        }
        push(last, runs.size());
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public SortEntry next() {
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        push(head.rest, head.rank);
        return head.entry;
    }

    @Override
    public void close() {
        runs.forEach(SortedRun::close);
    }

    private void push(Iterator<SortEntry> rest, int rank) {
        if (rest.hasNext()) {
            heads.add(new Head(rest.next(), rank, rest));
        }
    }
}
