package io.landport.format.bts;

import io.landport.domain.document.Cancellation;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.InvalidRowException;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * US BTS TransBorder freight by port and commodity, monthly and year-to-date files. A document is month, flow, port,
 * country and mode. Its revision is the file's period as yyyymm followed by two digits: 00, or the number of a replacement.
 */
public final class BtsDot3 implements Format {
    private static final int MONTHS_PLACE = 100;
    private static final int PERIODS_PLACE = 100;

    private final BtsOptions options;

    public BtsDot3(BtsOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "bts-dot3";
    }

    @Override
    public String description() {
        return "US BTS TransBorder Freight by port and commodity";
    }

    /** A file is compared as a whole with its period and with previous files. */
    @Override
    public boolean isStreamed() {
        return false;
    }

    /**
     * Reads the whole file, and the previous ones, before it returns.
     *
     * @throws InvalidFileException if a file is of another format or of no known period, is not complete, or cannot be compared
     *     with the previous ones
     */
    @Override
    public Feed open(Input input) throws IOException {
        BtsCoverage coverage = BtsCoverage.of(input, options.period());
        BtsFile file = BtsFile.read(input);
        coverage.requireKnown(input, file);
        if (!options.isPartial()) {
            BtsCompleteness.require(input, file, coverage);
        }
        long revision = revision(coverage.period());
        return new BtsFeed(file, coverage, revision, withdrawn(input, file, coverage, revision));
    }

    private long revision(YearMonth period) {
        long number = (long) period.getYear() * MONTHS_PLACE + period.getMonthValue();
        return number * PERIODS_PLACE + options.supersede();
    }

    private List<Cancellation> withdrawn(Input input, BtsFile file, BtsCoverage coverage, long revision)
            throws IOException {
        if (options.previous().isEmpty()) {
            return List.of();
        }
        requireEveryRowPlaced(input, file, coverage);
        Set<BtsKey> gone = new LinkedHashSet<>();
        for (Input earlier : options.previous()) {
            gone.addAll(BtsFile.read(earlier).keys());
        }
        gone.removeAll(file.keys());
        Set<YearMonth> restated = file.months();
        List<Cancellation> cancellations = new ArrayList<>();
        for (BtsKey key : gone) {
            if (restated.contains(key.month())) {
                cancellations.add(new Cancellation(key.documentId(), revision));
            }
        }
        return cancellations;
    }

    /** Otherwise a document could seem to be gone because its row cannot be read or has a wrong month. */
    private static void requireEveryRowPlaced(Input input, BtsFile file, BtsCoverage coverage)
            throws InvalidFileException {
        if (!file.unplacedRows().isEmpty()) {
            FeedItem.RejectedRows first = file.unplacedRows().get(0);
            throw notComparable(input, "line " + first.line() + " does not identify its document: " + first.detail());
        }
        for (BtsDocument document : file.documents()) {
            Optional<InvalidRowException> stray = coverage.objection(document.month());
            if (stray.isPresent()) {
                throw notComparable(
                        input,
                        "line " + document.firstLine() + " is out of place: "
                                + stray.get().detail());
            }
        }
    }

    private static InvalidFileException notComparable(Input input, String because) {
        return new InvalidFileException(
                input, "cannot be compared with the previous files, because " + because + ". Correct it first");
    }
}
