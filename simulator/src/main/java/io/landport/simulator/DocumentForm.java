package io.landport.simulator;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import java.util.List;

/** The three kinds of document that the simulation writes, and which fields each of them uses. */
public enum DocumentForm {
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

    /** The flow of this direction as its reporter sees it. */
    Flow flow(Direction direction) {
        return direction == outward ? Flow.EXPORT : Flow.IMPORT;
    }

    /** National digits that may follow the six digits of the HS. */
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
    String mode(Transport transport) {
        return isRussian() ? transport.mode() : transport.gaccMode();
    }

    /** A unit in its codes. */
    String unit(Unit unit) {
        return isRussian() ? unit.russianCode() : unit.chineseCode();
    }

    /** Whether each line has its own partner; Chinese declarations of this simulation have one in the header. */
    boolean hasPartnerOnLine() {
        return this != CHINESE_DECLARATION;
    }

    /** A lane in its codes. A Russian declaration is only written for lanes that Russia reports. */
    Lane.Code crossing(Lane lane) {
        if (!isRussian()) {
            return lane.chinese();
        }
        Lane.Code russian = lane.russian();
        if (russian == null) {
            throw new IllegalStateException("no Russian post reports crossing " + lane.crossing());
        }
        return russian;
    }
}
