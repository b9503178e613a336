package io.landport.console.resend;

import io.landport.contract.Codec;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Rejection;
import io.landport.domain.reference.Reference;
import java.util.Optional;

/**
 * What can be corrected and sent again.
 *
 * @param rejection empty for a dead letter, of which nothing can be read
 * @param documents decodes originals of document topics
 * @param reference data of the generation
 * @param generation that is live
 */
public record Resendable(
        Optional<Rejection> rejection, Codec<TradeDocument> documents, Reference reference, int generation) {}
