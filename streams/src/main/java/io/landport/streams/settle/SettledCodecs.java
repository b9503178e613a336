package io.landport.streams.settle;

import io.landport.contract.Codec;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.judge.Rejection;
import io.landport.domain.receipt.Receipt;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;

/** The codecs of the topics that {@link Settled} values are written to. */
public record SettledCodecs(
        Codec<Rejection> rejections, Codec<NamedList> namedLists, Codec<ListFate> listFates, Codec<Receipt> receipts) {

    /** The codecs of these topics in this wire format. */
    public static SettledCodecs of(Topics topics, Wire wire) {
        return new SettledCodecs(
                wire.codec(topics.rejected()),
                wire.codec(topics.namedLists()),
                wire.codec(topics.listFates()),
                wire.codec(topics.receipts()));
    }
}
