package io.landport.producer.format;

import io.landport.domain.document.Cancellation;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * US BTS TransBorder freight by port and commodity, monthly and year-to-date files. A document is month, flow, port,
 * country and mode; its revision is the file's period as yyyymm.
 */
public final class BtsDot3 implements Format {
    private static final int MONTHS_PLACE = 100;

    private final Optional<YearMonth> period;
    private final List<Input> previous;

    /**
     * Reads files of this period, restating these.
     *
     * @param period of every file; where empty, each file's name tells its own
     * @param previous files that a file restates: documents of its months that they have and it has not are cancelled
     */
    public BtsDot3(Optional<YearMonth> period, List<Input> previous) {
        this.period = period;
        this.previous = List.copyOf(previous);
    }

    @Override
    public String name() {
        return "bts-dot3";
    }

    /**
     * Reads the whole file, and the previous ones, before the first document is given out.
     *
     * @throws InvalidFileException if a file is of another format or of no known period, or cannot be compared with the previous ones
     */
    @Override
    public Feed open(Input input) throws IOException {
        YearMonth month = periodOf(input);
        BtsFile file = BtsFile.read(input);
        return new BtsFeed(file, month, revision(month), withdrawn(input, file, month));
    }

    private YearMonth periodOf(Input input) throws InvalidFileException {
        Optional<YearMonth> known = period.or(() -> BtsPeriod.ofName(input.fileName()));
        if (known.isEmpty()) {
            throw new InvalidFileException(
                    input,
                    "does not say which period it is of: name it dot3_MMYY.csv or dot3_ytd_MMYY.csv, or give --period "
                            + "YYYY-MM");
        }
        return known.get();
    }

    private static long revision(YearMonth month) {
        return (long) month.getYear() * MONTHS_PLACE + month.getMonthValue();
    }

    private List<Cancellation> withdrawn(Input input, BtsFile file, YearMonth month) throws IOException {
        if (previous.isEmpty()) {
            return List.of();
        }
        requireEveryRowKnown(input, file);
        Set<BtsKey> gone = new LinkedHashSet<>();
        for (Input earlier : previous) {
            gone.addAll(BtsFile.read(earlier).keys());
        }
        gone.removeAll(file.keys());
        Set<YearMonth> restated = file.months();
        List<Cancellation> cancellations = new ArrayList<>();
        for (BtsKey key : gone) {
            if (restated.contains(key.month()) && !key.month().isAfter(month)) {
                cancellations.add(new Cancellation(key.documentId(), revision(month)));
            }
        }
        return cancellations;
    }

    /** A document may only seem to be gone, because its row cannot be read. */
    private static void requireEveryRowKnown(Input input, BtsFile file) throws InvalidFileException {
        if (!file.refusedAlone().isEmpty()) {
            FeedItem.Refused first = file.refusedAlone().get(0);
            throw new InvalidFileException(
                    input,
                    "cannot be compared with the previous files, because it cannot be told which document line "
                            + first.line() + " is of: " + first.detail() + ". Mend it first");
        }
    }
}
