package io.landport.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Words in field names that indicate personal data. */
public final class PersonalData {
    private static final Set<String> WORDS = Set.of(
            "name",
            "person",
            "phone",
            "telephone",
            "mobile",
            "address",
            "street",
            "email",
            "mail",
            "passport",
            "buyer",
            "seller",
            "payer",
            "consignee",
            "consignor",
            "shipper",
            "sender",
            "recipient",
            "receiver",
            "declarant",
            "contact",
            "birth",
            "signature",
            "tax");

    private PersonalData() {}

    /** Whether the name of a field contains one of the words. */
    public static boolean isNamedLike(String field) {
        return Arrays.stream(field.split("(?<=[a-z0-9])(?=[A-Z])|[_-]"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(WORDS::contains);
    }
}
