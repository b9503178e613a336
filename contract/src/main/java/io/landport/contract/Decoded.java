package io.landport.contract;

import java.util.Optional;

/** The result of decoding: a value, or the reason why there is none. */
public sealed interface Decoded<T> {

    /** The value, empty if the bytes could not be decoded. */
    Optional<T> value();

    /** Why the bytes could not be decoded, empty if they could. */
    Optional<String> problem();

    /** Bytes that were decoded. */
    record Value<T>(T decoded) implements Decoded<T> {
        @Override
        public Optional<T> value() {
            return Optional.of(decoded);
        }

        @Override
        public Optional<String> problem() {
            return Optional.empty();
        }
    }

    /** Bytes that could not be decoded. */
    record Unreadable<T>(String reason) implements Decoded<T> {
        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public Optional<String> problem() {
            return Optional.of(reason);
        }
    }
}
