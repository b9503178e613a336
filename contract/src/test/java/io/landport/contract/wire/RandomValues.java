package io.landport.contract.wire;

import io.landport.domain.HeaderBuilder;
import io.landport.domain.LineBuilder;
import io.landport.domain.access.AccessToken;
import io.landport.domain.access.Role;
import io.landport.domain.access.SourcePause;
import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.ActionOutcome;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.fate.Quarantine;
import io.landport.domain.generation.CopiedUpTo;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.domain.receipt.CountedAt;
import io.landport.domain.receipt.Receipt;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Int128;
import io.landport.domain.total.MonthlyChange;
import io.landport.domain.total.PublishedUpTo;
import io.landport.domain.total.Rolling;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.domain.total.Window;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random values of every record, including the limits of each field. A judge may reject them. */
public final class RandomValues {
    private static final int MAX_ITEMS = 5;
    private static final int MAX_CHARACTERS = 40;
    private static final List<Phase> PHASES = List.of(Phase.values());
    private static final List<Role> ROLES = List.of(Role.values());
    private static final List<Reason> REASONS = List.of(Reason.values());
    private static final List<Long> EXTREMES =
            List.of(0L, 1L, -1L, 127L, 128L, -128L, -129L, 32_767L, 32_768L, Long.MAX_VALUE, Long.MIN_VALUE);

    private final SplittableRandom random;

    public RandomValues(SplittableRandom random) {
        this.random = random;
    }

    public TradeDocument document() {
        return switch (random.nextInt(4)) {
            case 0 -> new Cancellation(id(), number(), references());
            case 1 -> new Decision(id(), number(), orNull(this::number), text(), references());
            default -> new Declaration(id(), number(), header(), list(this::line), list(this::text), references());
        };
    }

    private List<DocumentReference> references() {
        return list(() -> new DocumentReference(text(), text()));
    }

    private Details details() {
        return random.nextInt(3) == 0
                ? Details.NONE
                : new Details(
                        orNull(this::number),
                        orNull(this::number),
                        orNull(this::number),
                        orNull(this::text),
                        orNull(this::text),
                        orNull(this::text),
                        list(this::text));
    }

    public DailyTotal total() {
        TotalKey key = key();
        return new DailyTotal(key, amounts(), list(() -> new DailyChange(key, day(), amounts())));
    }

    public MonthlyChange monthlyChange() {
        return new MonthlyChange(key().series(), month(), day(), amounts());
    }

    public Rolling rolling() {
        if (random.nextInt(4) == 0) {
            return new AsOf(text(), random.nextInt(), day());
        }
        Window[] windows = Window.values();
        // Days whose windows start within the range of a day on the wire.
        LocalDate asOf = LocalDate.ofEpochDay(random.nextInt(-700_000, 700_000));
        return RollingTotal.of(key().series(), windows[random.nextInt(windows.length)], asOf, amounts());
    }

    public CommodityTotal commodityTotal() {
        CommodityKey key = new CommodityKey(
                month(),
                text(),
                text(),
                text(),
                text(),
                text(),
                random.nextBoolean() ? Flow.IMPORT : Flow.EXPORT,
                text(),
                text(),
                text(),
                text());
        return new CommodityTotal(key, amounts(), int128());
    }

    private YearMonth month() {
        return YearMonth.of(random.nextInt(10_000), random.nextInt(1, 13));
    }

    public FateCount fateCount() {
        return new FateCount(new FateKey(text(), text(), day(), text()), number());
    }

    public NamedList namedList() {
        return new NamedList(id(), listId(), number(), day(), random.nextBoolean());
    }

    public ListFate listFate() {
        return new ListFate(listId(), number() & Long.MAX_VALUE, text());
    }

    public Receipt receipt() {
        boolean isRevision = random.nextBoolean();
        Fate fate = isRevision ? one(List.of(Fate.COUNTED, Fate.PENDING, Fate.REPLACED)) : Fate.REJECTED;
        return new Receipt(
                id(),
                isRevision || random.nextBoolean() ? (Long) number() : null,
                isRevision ? null : text(),
                fate,
                fate == Fate.REJECTED ? one(List.of(Reason.values())) : null,
                day(),
                orNull(this::moment),
                moment(),
                fate == Fate.COUNTED ? new CountedAt(day(), text(), List.of(text(), text())) : null,
                list(() -> new DocumentReference(text(), text())),
                isRevision ? number() & Long.MAX_VALUE : 0);
    }

    public PublishedUpTo position() {
        return new PublishedUpTo(text(), random.nextInt(), number(), day(), random.nextInt());
    }

    public CopiedUpTo copied() {
        return new CopiedUpTo(text(), text(), random.nextInt(), text(), text(), number(), number());
    }

    public FeedReport feedReport() {
        return new FeedReport(
                text(),
                text(),
                text(),
                number(),
                number(),
                number(),
                number(),
                number(),
                Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)));
    }

    public AccessToken accessToken() {
        Role role = ROLES.get(random.nextInt(ROLES.size()));
        Instant created = Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        return new AccessToken(
                "id " + text(),
                "for " + text(),
                role,
                role == Role.FEED
                        ? Stream.concat(Stream.of(text()), list(this::text).stream())
                                .toList()
                        : List.of(),
                HexFormat.of().formatHex(hash),
                created,
                created.plusMillis(1 + random.nextLong(4_000_000_000_000L)),
                orNull(() -> Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L))));
    }

    public Quarantine quarantine() {
        return new Quarantine(
                new Origin.TopicRecord(text(), random.nextInt(100), number()),
                "why " + text(),
                "who " + text(),
                Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
                1 + random.nextInt(9));
    }

    SourcePause sourcePause() {
        return new SourcePause(
                "source " + text(),
                "why " + text(),
                "who " + text(),
                Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
                orNull(() -> Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L))));
    }

    public OperatorAction operatorAction() {
        boolean isResend = random.nextBoolean();
        ActionOutcome[] outcomes = ActionOutcome.values();
        return new OperatorAction(
                "request " + text(),
                Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
                "who " + text(),
                orNull(this::text),
                isResend ? ActionKind.RESEND : ActionKind.VERIFY,
                outcomes[random.nextInt(outcomes.length)],
                isResend ? id() : null,
                orNull(this::number),
                isResend ? text() : null,
                orNull(this::text),
                text(),
                1 + random.nextInt(9));
    }

    public Generation generation() {
        return new Generation(
                1 + random.nextInt(9),
                PHASES.get(random.nextInt(PHASES.size())),
                1 + random.nextInt(64),
                1 + random.nextInt(64),
                1 + random.nextInt(9),
                text(),
                text(),
                1 + random.nextInt(9),
                Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
                text(),
                1 + random.nextInt(2),
                orNull(() -> Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L))));
    }

    public Rejection rejection() {
        Origin origin = random.nextBoolean()
                ? new Origin.FeedLine(text(), text(), number())
                : new Origin.TopicRecord(text(), random.nextInt(), number());
        byte[] original = new byte[random.nextInt(200)];
        random.nextBytes(original);
        return new Rejection(
                origin,
                REASONS.get(random.nextInt(REASONS.size())),
                text(),
                orNull(this::location),
                orNull(this::id),
                orNull(this::number),
                new Original(text(), original),
                list(() -> new DocumentReference("scheme-" + random.nextInt(1_000_000), "id " + number())));
    }

    private FieldLocation location() {
        return new FieldLocation(text(), orNull(random::nextInt));
    }

    private DocumentId id() {
        return new DocumentId(channel(), text(), text());
    }

    private DocumentId listId() {
        return new DocumentId(Channel.E_COMMERCE, text(), text());
    }

    private Header header() {
        return new HeaderBuilder()
                .statisticalDate(day())
                .flow(text())
                .crossing(orNull(this::text), text())
                .mode(orNull(this::text))
                .partner(orNull(this::text))
                .region(orNull(this::text))
                .procedure(orNull(this::text))
                .currency(text())
                .details(details())
                .build();
    }

    private Line line() {
        return new LineBuilder(text(), number())
                .netWeight(orNull(this::number))
                .quantity(orNull(this::number), orNull(this::text))
                .partner(orNull(this::text))
                .procedure(orNull(this::text))
                .number(orNull(this::number))
                .currency(orNull(this::text))
                .details(details())
                .build();
    }

    private TotalKey key() {
        Series series = new Series(
                text(),
                text(),
                text(),
                text(),
                text(),
                text(),
                random.nextBoolean() ? Flow.IMPORT : Flow.EXPORT,
                channel(),
                text(),
                text(),
                text());
        return new TotalKey(series, day());
    }

    private Amounts amounts() {
        return new Amounts(number(), number(), int128(), int128());
    }

    private Int128 int128() {
        if (random.nextInt(3) == 0) {
            return Int128.of(number());
        }
        byte[] bytes = new byte[random.nextInt(1, 17)];
        random.nextBytes(bytes);
        return Int128.of(new BigInteger(bytes));
    }

    private Channel channel() {
        return random.nextBoolean() ? Channel.CUSTOMS : Channel.E_COMMERCE;
    }

    /** Any day in the range of the wire format. */
    private LocalDate day() {
        return LocalDate.ofEpochDay(random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(40_000));
    }

    /** A number of any length in bytes, not only eight. */
    private long number() {
        return random.nextInt(3) == 0
                ? EXTREMES.get(random.nextInt(EXTREMES.size()))
                : random.nextLong() >> random.nextInt(Long.SIZE);
    }

    private String text() {
        return random.ints(random.nextInt(MAX_CHARACTERS), 0, Character.MAX_CODE_POINT)
                .map(point -> random.nextInt(3) > 0 ? point % 128 : point)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private <T> List<T> list(Supplier<T> item) {
        List<T> items = new ArrayList<>();
        for (int left = random.nextInt(MAX_ITEMS); left > 0; left--) {
            items.add(item.get());
        }
        return items;
    }

    private Instant moment() {
        return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> @Nullable T orNull(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }
}
