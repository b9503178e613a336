package io.landport.contract;

import java.util.Optional;

/** What became of bytes: a value, or why there is none. Sealed: bytes that cannot be decoded are an answer too. */
public sealed interface Decoded<T> {

    /** The value, if the bytes could be decoded. */
    Optional<T> value();

    /** Why not, if they could not. */
    Optional<String> problem();

    /** Bytes that are a value. */
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

    /** Bytes that are none. */
    record Unreadable<T>(String why) implements Decoded<T> {
        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public Optional<String> problem() {
            return Optional.of(why);
        }
    }
}
