package io.landport.contract.wire;

import io.landport.domain.access.AccessToken;
import io.landport.domain.access.Role;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** The record {@code AccessToken}. */
public final class AccessTokenFormat implements RecordFormat<AccessToken> {
    private static final Schema SCHEMA = Schemas.bundled("AccessToken.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(AccessToken token, Encoder out) throws IOException {
        Instant revoked = token.revoked();
        out.writeString(token.id());
        out.writeString(token.label());
        out.writeString(token.role().code());
        writeSources(token.sources(), out);
        out.writeString(token.hash());
        out.writeLong(token.created().toEpochMilli());
        out.writeLong(token.expires().toEpochMilli());
        AvroFields.writeOptional(revoked == null ? null : (Long) revoked.toEpochMilli(), out);
    }

    @Override
    public AccessToken read(Decoder in) throws IOException {
        try {
            return new AccessToken(
                    in.readString(),
                    in.readString(),
                    readRole(in.readString()),
                    readSources(in),
                    in.readString(),
                    Instant.ofEpochMilli(in.readLong()),
                    Instant.ofEpochMilli(in.readLong()),
                    instant(AvroFields.readOptionalLong(in)));
        } catch (IllegalArgumentException e) {
            throw new InvalidRecordException(String.valueOf(e.getMessage()));
        }
    }

    private static void writeSources(List<String> sources, Encoder out) throws IOException {
        out.writeArrayStart();
        out.setItemCount(sources.size());
        for (String source : sources) {
            out.startItem();
            out.writeString(source);
        }
        out.writeArrayEnd();
    }

    private static List<String> readSources(Decoder in) throws IOException {
        List<String> sources = new ArrayList<>();
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                sources.add(in.readString());
            }
        }
        return sources;
    }

    private static Role readRole(String code) {
        return Role.ofCode(code).orElseThrow(() -> new InvalidRecordException("unknown role " + code));
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
