package io.landport.simulator;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import java.util.List;

/** The three papers that the simulation writes, and where each puts what. */
enum DocumentForm {
    CHINESE_DECLARATION("cn-gacc", Channel.CUSTOMS, Direction.TO_RUSSIA),
    CHINESE_LIST("cn-ceb", Channel.E_COMMERCE, Direction.TO_RUSSIA),
    RUSSIAN_DECLARATION("ru-fcs", Channel.CUSTOMS, Direction.TO_CHINA);

    private final String source;
    private final Channel channel;
    private final Direction outward;

    DocumentForm(String source, Channel channel, Direction outward) {
        this.source = source;
        this.channel = channel;
        this.outward = outward;
    }

    String source() {
        return source;
    }

    Channel channel() {
        return channel;
    }

    /** How its reporter sees goods that go this way. */
    Flow flow(Direction direction) {
        return direction == outward ? Flow.EXPORT : Flow.IMPORT;
    }

    /** What it may add to the six digits of the HS. */
    List<String> nationalDigits() {
        return switch (this) {
            case CHINESE_DECLARATION -> List.of("00", "10", "90", "0000", "9000");
            case CHINESE_LIST -> List.of("", "0000", "0000", "9000");
            case RUSSIAN_DECLARATION -> List.of("0000", "0009", "1000", "9000");
        };
    }

    boolean isRussian() {
        return this == RUSSIAN_DECLARATION;
    }

    /** A mode of transport in its codes. */
    String mode(Transport carriage) {
        return isRussian() ? carriage.mode() : carriage.gaccMode();
    }

    /** A unit in its codes. */
    String unit(Unit unit) {
        return isRussian() ? unit.russianCode() : unit.chineseCode();
    }

    /** Whether the partner stands on the line: Chinese declarations of this simulation have it on the header. */
    boolean hasPartnerOnLine() {
        return this != CHINESE_DECLARATION;
    }

    /** A lane in its codes; only lanes that Russia sees are asked for in a Russian declaration. */
    Lane.Code crossing(Lane lane) {
        if (!isRussian()) {
            return lane.chinese();
        }
        Lane.Code russian = lane.russian();
        if (russian == null) {
            throw new IllegalStateException("no Russian post sees crossing " + lane.crossing());
        }
        return russian;
    }
}
