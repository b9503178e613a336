package io.landport.sdmx;

import com.fasterxml.jackson.core.JsonGenerator;
import io.landport.answer.SdmxTerms;
import java.io.IOException;

/** What all messages of SDMX-JSON 2.0 share. */
public final class SdmxJson {
    private SdmxJson() {}

    /** Writes the member {@code meta}. */
    public static void meta(JsonGenerator json, MessageHead head) throws IOException {
        json.writeObjectFieldStart("meta");
        json.writeStringField("id", head.id());
        json.writeStringField("prepared", head.prepared().toString());
        json.writeBooleanField("test", false);
        json.writeArrayFieldStart("contentLanguages");
        json.writeString(head.language().code());
        json.writeEndArray();
        json.writeObjectFieldStart("sender");
        json.writeStringField("id", SdmxTerms.AGENCY);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Writes which dimensions an attribute depends on. */
    public static void relationship(JsonGenerator json, String member, DataStructure structure, String attribute)
            throws IOException {
        json.writeObjectFieldStart(member);
        if (attribute.equals(DataStructure.UNIT) && !structure.isOptional(attribute)) {
            json.writeArrayFieldStart("dimensions");
            for (String dimension : structure.ofUnit()) {
                json.writeString(dimension);
            }
            json.writeEndArray();
        } else {
            json.writeObjectFieldStart(DataStructure.OF_DATA_SET.containsKey(attribute) ? "dataflow" : "observation");
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
