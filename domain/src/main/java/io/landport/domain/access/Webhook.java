package io.landport.domain.access;

import io.landport.domain.receipt.ReceiptEvent;
import java.util.List;
import java.util.Set;

/**
 * Where a feed receives the outcomes of its documents.
 *
 * @param feed whose sources it receives events of
 * @param url to which events are posted: http or https
 * @param secrets by which events are signed, two while they are rotated: {@code whsec_} and base64
 * @param events that it subscribes to
 */
public record Webhook(IntakeFeed feed, String url, List<String> secrets, Set<ReceiptEvent> events) {
    /** Begins a secret. */
    public static final String SECRET_PREFIX = "whsec_";

    public Webhook {
        secrets = List.copyOf(secrets);
        events = Set.copyOf(events);
        if (secrets.isEmpty() || secrets.size() > 2) {
            throw new IllegalArgumentException("a webhook has one secret or two, but has " + secrets.size());
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "webhook of feed " + feed.name() + " to " + url;
    }
}
