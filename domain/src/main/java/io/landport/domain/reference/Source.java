package io.landport.domain.reference;

import io.landport.domain.document.Channel;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A data set that documents belong to, and how it is compiled.
 *
 * @param reporter ISO 3166 alpha-2 of the country whose statistics these are
 * @param crossingSchemes the schemes of its crossing codes, the default first
 * @param modeScheme the scheme of its transport modes
 * @param procedureScheme the scheme of its customs procedures, empty if it has none
 * @param procedureForm regular expression of a well-formed procedure
 * @param importValuation basis of import values: CIF, customs and so on
 * @param exportValuation basis of export values: FOB, FAS and so on
 * @param weight {@code net} or {@code gross}
 * @param dateRule which event gives the statistical day
 * @param rateRule which exchange rate converts its values
 * @param timeZone IANA zone of its statistical days
 * @param datedBy {@code day}, or {@code month} if every document counts on the last day of a month
 * @param needsDecision whether a revision counts only if released
 */
public record Source(
        String id,
        String name,
        String reporter,
        Channel channel,
        List<String> crossingSchemes,
        String modeScheme,
        String procedureScheme,
        Pattern procedureForm,
        String importValuation,
        String exportValuation,
        String weight,
        String dateRule,
        String rateRule,
        String timeZone,
        String datedBy,
        boolean needsDecision) {

    public Source {
        crossingSchemes = List.copyOf(crossingSchemes);
        if (crossingSchemes.isEmpty()) {
            throw new IllegalArgumentException("source " + id + " has no crossing scheme");
        }
    }

    /** Whether all of its documents count on the last day of a month. */
    public boolean isDatedByMonth() {
        return datedBy.equals("month");
    }
}
