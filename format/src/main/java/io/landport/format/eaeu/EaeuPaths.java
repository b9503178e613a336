package io.landport.format.eaeu;

import io.landport.format.xml.XmlPaths;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The messages that are read, the album that each is of, and the elements of it that are read. */
enum EaeuPaths {
    DECLARATION("ESADout_CU", "5.23.0", Goods.OF_DECLARATION, """
            DocumentID
            EECEDocHeaderAddInfo/EDocDateTime
            RecipientCountryCode
            """ + Goods.PATHS),
    CORRECTION("KDTout_CU", "5.23.0", Goods.OF_CORRECTION, """
            DocumentID
            RefDocumentID
            KDTNumber
            GtdRegistryNumber/CustomsCode
            GtdRegistryNumber/RegistrationDate
            GtdRegistryNumber/GTDNumber
            """ + Goods.PATHS),
    MARK("GTDoutCustomsMark", "5.23.0", Map.of(), """
            GTDDocumentID
            GTDOutResolution/DecisionCode
            GTDOutResolution/DateInf
            GTDOutResolution/TimeInf
            """ + number("GTDID")),
    CORRECTION_MARK("KDTOutCustomsMark", "5.22.0", Map.of(), """
            RefDocumentID
            KTDNumber
            KDTOutCommonMark*/DateInf
            KDTOutCommonMark*/TimeInf
            KDTOutGoodsResolution*/DateInf
            KDTOutGoodsResolution*/TimeInf
            """ + number("GTDID")),
    RECALL("PermitRecallGTD", null, Map.of(), """
            RefDocumentID
            SendDate
            SendTime
            """ + number("GTDNumber")),
    ANNULMENT("GoodsReleaseCancellation", null, Map.of(), """
            RefDocumentID
            ResolDate
            """ + number("GTDID"));

    private static final String NAMESPACE = "urn:customs.ru:Information:CustomsDocuments:";

    private static final Map<String, EaeuPaths> BY_ROOT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EaeuPaths::root, message -> message));

    private final String root;
    private final @Nullable String album;

    @SuppressWarnings("ImmutableEnumChecker") // paths do not change after they were read
    private final XmlPaths paths;

    EaeuPaths(String root, @Nullable String album, Map<String, String> names, String paths) {
        this.root = root;
        this.album = album;
        this.paths = XmlPaths.of(root, paths, names);
    }

    /** The message whose root has this name, null if it is not read. */
    static @Nullable EaeuPaths ofRoot(String root) {
        return BY_ROOT.get(root);
    }

    String root() {
        return root;
    }

    XmlPaths paths() {
        return paths;
    }

    /** Whether a message of this namespace is of the album that is read; of recalls and annulments any is. */
    boolean isRead(String namespace) {
        String own = NAMESPACE + root + ':';
        return album == null ? namespace.startsWith(own) : namespace.equals(own + album);
    }

    /** The namespace that is read. */
    String namespace() {
        return NAMESPACE + root + ':' + (album == null ? "*" : album);
    }

    private static String number(String element) {
        return "%1$s/CustomsCode%n%1$s/RegistrationDate%n%1$s/GTDNumber%n".formatted(element);
    }

    /** What a declaration and its correction say of goods, under names that differ. */
    private static final class Goods {
        static final String PATHS = """
                CustomsProcedure
                CustomsModeCode
                shipment/OriginCountryCode
                shipment/TotalGoodsNumber
                shipment/TotalPackageNumber
                shipment/consignment/DispatchCountryCode
                shipment/consignment/DestinationCountryCode
                shipment/consignment/BorderCustomsOffice*/Code
                shipment/consignment/transport/TransportModeCode
                shipment/contract/ContractCurrencyCode
                shipment/goods*GoodsNumeric/GoodsNumeric
                shipment/goods*GoodsNumeric/GoodsTNVEDCode
                shipment/goods*GoodsNumeric/GrossWeightQuantity
                shipment/goods*GoodsNumeric/NetWeightQuantity
                shipment/goods*GoodsNumeric/InvoicedCost
                shipment/goods*GoodsNumeric/InvoicedCurrencyCode
                shipment/goods*GoodsNumeric/StatisticalCost
                shipment/goods*GoodsNumeric/OriginCountryCode
                shipment/goods*GoodsNumeric/DeliveryTimeEND
                shipment/goods*GoodsNumeric/SupplementaryGoodsQuantity/GoodsQuantity
                shipment/goods*GoodsNumeric/SupplementaryGoodsQuantity/MeasureUnitQualifierCode
                shipment/goods*GoodsNumeric/ESADGoodsPackaging/PakageQuantity
                shipment/goods*GoodsNumeric/procedure/MainCustomsModeCode
                shipment/goods*GoodsNumeric/procedure/PrecedingCustomsModeCode
                shipment/goods*GoodsNumeric/procedure/GoodsTransferFeature
                """;

        static final Map<String, String> OF_DECLARATION = Map.of(
                "shipment", "ESADout_CUGoodsShipment",
                "consignment", "ESADout_CUConsigment",
                "transport", "ESADout_CUBorderTransport",
                "contract", "ESADout_CUMainContractTerms",
                "goods", "ESADout_CUGoods",
                "procedure", "ESADCustomsProcedure");

        static final Map<String, String> OF_CORRECTION = Map.of(
                "shipment", "KDToutGoodsShipment",
                "consignment", "KTDoutConsigment",
                "transport", "KDToutBorderTransport",
                "contract", "KDToutMainContractTerms",
                "goods", "KDToutGoods",
                "procedure", "CustomsProcedure");

        private Goods() {}
    }
}
