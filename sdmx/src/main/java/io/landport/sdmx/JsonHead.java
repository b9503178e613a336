package io.landport.sdmx;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The member {@code meta} of messages in SDMX-JSON 2.0. */
public final class JsonHead {
    private JsonHead() {}

    public static void write(JsonGenerator json, MessageHead head) throws IOException {
        json.writeObjectFieldStart("meta");
        json.writeStringField("id", head.id());
        json.writeStringField("prepared", head.prepared().toString());
        json.writeBooleanField("test", false);
        json.writeArrayFieldStart("contentLanguages");
        json.writeString(head.language().code());
        json.writeEndArray();
        json.writeObjectFieldStart("sender");
        json.writeStringField("id", SdmxId.AGENCY);
        json.writeEndObject();
        json.writeEndObject();
    }
}
