package io.landport.format.eaeu;

/** Writes messages of the Eurasian Economic Union for tests, with the personal fields that real ones have. */
final class EaeuTexts {
    /** In every personal field; nothing that is read may contain it. */
    static final String SECRET = "Ivan-Petrov-4509123456";

    static final String ID = "6F9619FF-8B86-D011-B42D-00CF4FC964FF";

    private static final String NAMESPACES = " xmlns:cat_ru=\"urn:customs.ru:CommonAggregateTypes:5.22.0\""
            + " xmlns:catESAD_cu=\"urn:customs.ru:CUESADCommonAggregateTypesCust:5.22.0\""
            + " xmlns:RUScat_ru=\"urn:customs.ru:RUSCommonAggregateTypes:5.22.0\""
            + " xmlns:catESAD_ru=\"urn:customs.ru:RUCommonAggregateTypes:5.23.0\"";

    private EaeuTexts() {}

    /** A declaration of two goods that a firm imports through Zabaikalsk. */
    static String declaration() {
        return declaration(goods(1, "4407110000", "1250.50"), goods(2, "8517130000", "99.00"));
    }

    static String declaration(String... goods) {
        return message(
                "ESADout_CU", "5.23.0", "1006107E", """
                <cat_ru:DocumentID>6f9619ff-8b86-d011-b42d-00cf4fc964ff</cat_ru:DocumentID>
                <x:EECEDocHeaderAddInfo>
                  <RUScat_ru:EDocCode>R.036</RUScat_ru:EDocCode>
                  <RUScat_ru:EDocDateTime>2026-03-11T23:30:01+10:00</RUScat_ru:EDocDateTime>
                </x:EECEDocHeaderAddInfo>
                <x:CustomsProcedure>ИМ</x:CustomsProcedure>
                <x:CustomsModeCode>40</x:CustomsModeCode>
                <x:ElectronicDocumentSign>ЭД</x:ElectronicDocumentSign>
                <x:RecipientCountryCode>RU</x:RecipientCountryCode>
                """ + shipment("ESADout_CU", "ESADout_CU", goods.length, goods));
    }

    /** A correction with some of the goods of a declaration. */
    static String correction(int number, int goodsOfDeclaration, String... goods) {
        return message(
                "KDTout_CU",
                "5.23.0",
                "1006111E",
                """
                <cat_ru:DocumentID>11111111-8B86-D011-B42D-00CF4FC964FF</cat_ru:DocumentID>
                <cat_ru:RefDocumentID>%s</cat_ru:RefDocumentID>
                <x:KDTNumber>%d</x:KDTNumber>
                <x:CustomsProcedure>ИМ</x:CustomsProcedure>
                <x:CustomsModeCode>40</x:CustomsModeCode>
                """.formatted(ID, number)
                        + shipment("KDTout", "KTDout", goodsOfDeclaration, goods)
                        + number("x:GtdRegistryNumber")
                        + "<x:KDTFilledInfo/>\n");
    }

    private static String shipment(String prefix, String oddPrefix, int count, String... goods) {
        String shipment = """
                <x:%1$sGoodsShipment>
                  <catESAD_cu:OriginCountryCode>CN</catESAD_cu:OriginCountryCode>
                  <catESAD_cu:TotalGoodsNumber>%4$d</catESAD_cu:TotalGoodsNumber>
                  <catESAD_cu:TotalPackageNumber>12</catESAD_cu:TotalPackageNumber>
                  <x:%2$sDeclarant>
                    <cat_ru:OrganizationName>%3$s</cat_ru:OrganizationName>
                    <RUScat_ru:IdentityCard>
                      <RUScat_ru:IdentityCardNumber>%3$s</RUScat_ru:IdentityCardNumber>
                    </RUScat_ru:IdentityCard>
                  </x:%2$sDeclarant>
                  <x:%2$sConsigment>
                    <catESAD_cu:DispatchCountryCode>CN</catESAD_cu:DispatchCountryCode>
                    <catESAD_cu:DestinationCountryCode>RU</catESAD_cu:DestinationCountryCode>
                    <catESAD_cu:BorderCustomsOffice>
                      <cat_ru:Code>10719110</cat_ru:Code>
                    </catESAD_cu:BorderCustomsOffice>
                    <x:%1$sBorderTransport>
                      <cat_ru:TransportModeCode>31</cat_ru:TransportModeCode>
                    </x:%1$sBorderTransport>
                  </x:%2$sConsigment>
                  <x:%1$sMainContractTerms>
                    <catESAD_cu:ContractCurrencyCode>CNY</catESAD_cu:ContractCurrencyCode>
                  </x:%1$sMainContractTerms>
                """.formatted(prefix, oddPrefix, SECRET, count);
        String all = String.join("", goods);
        if (!prefix.startsWith("ESAD")) {
            all = all.replace("ESADout_CUGoods", "KDToutGoods").replace("ESADCustomsProcedure", "CustomsProcedure");
            // A correction has these elements in another order.
            all = all.replaceAll(
                    "(?s)(<x:SupplementaryGoodsQuantity>.*?</x:SupplementaryGoodsQuantity>)\\s*"
                            + "(<x:ESADGoodsPackaging>.*?</x:ESADGoodsPackaging>)\\s*(<x:CustomsProcedure>.*?</x:CustomsProcedure>)",
                    "$3$1$2");
        }
        return shipment + all + "</x:%sGoodsShipment>\n".formatted(prefix);
    }

    /** One of the goods of a declaration. */
    static String goods(int number, String commodity, String statisticalValue) {
        return """
                <x:ESADout_CUGoods>
                  <catESAD_cu:GoodsNumeric>%d</catESAD_cu:GoodsNumeric>
                  <catESAD_cu:GoodsDescription>Доски %s</catESAD_cu:GoodsDescription>
                  <catESAD_cu:GrossWeightQuantity>110.5</catESAD_cu:GrossWeightQuantity>
                  <catESAD_cu:NetWeightQuantity>100.125</catESAD_cu:NetWeightQuantity>
                  <catESAD_cu:InvoicedCost>9000.00</catESAD_cu:InvoicedCost>
                  <catESAD_cu:StatisticalCost>%s</catESAD_cu:StatisticalCost>
                  <catESAD_cu:GoodsTNVEDCode>%s</catESAD_cu:GoodsTNVEDCode>
                  <catESAD_cu:OriginCountryCode>CN</catESAD_cu:OriginCountryCode>
                  <x:SupplementaryGoodsQuantity>
                    <cat_ru:GoodsQuantity>4.5</cat_ru:GoodsQuantity>
                    <cat_ru:MeasureUnitQualifierName>М3</cat_ru:MeasureUnitQualifierName>
                    <cat_ru:MeasureUnitQualifierCode>113</cat_ru:MeasureUnitQualifierCode>
                  </x:SupplementaryGoodsQuantity>
                  <x:ESADGoodsPackaging>
                    <catESAD_cu:PakageQuantity>6</catESAD_cu:PakageQuantity>
                  </x:ESADGoodsPackaging>
                  <x:ESADCustomsProcedure>
                    <catESAD_cu:MainCustomsModeCode>40</catESAD_cu:MainCustomsModeCode>
                    <catESAD_cu:PrecedingCustomsModeCode>00</catESAD_cu:PrecedingCustomsModeCode>
                    <catESAD_cu:GoodsTransferFeature>000</catESAD_cu:GoodsTransferFeature>
                  </x:ESADCustomsProcedure>
                </x:ESADout_CUGoods>
                """.formatted(number, SECRET, statisticalValue, commodity);
    }

    /** The decision of customs on a declaration. */
    static String mark(String decision) {
        return message(
                "GTDoutCustomsMark", "5.23.0", "1006078E", """
                <cat_ru:DocumentID>22222222-8B86-D011-B42D-00CF4FC964FF</cat_ru:DocumentID>
                <x:Comments>%2$s</x:Comments>
                <x:GTDDocumentID>%1$s</x:GTDDocumentID>
                <x:GTDOutResolution>
                  <catESAD_ru:DecisionCode>%3$s</catESAD_ru:DecisionCode>
                  <catESAD_ru:DateInf>2026-03-12</catESAD_ru:DateInf>
                  <catESAD_ru:TimeInf>08:15:30</catESAD_ru:TimeInf>
                  <x:PersonName>%2$s</x:PersonName>
                </x:GTDOutResolution>
                """.formatted(ID, SECRET, decision) + number("x:GTDID"));
    }

    /** The mark of customs on a correction. */
    static String correctionMark(int number) {
        return message(
                "KDTOutCustomsMark", "5.22.0", "1006066E", """
                <cat_ru:DocumentID>33333333-8B86-D011-B42D-00CF4FC964FF</cat_ru:DocumentID>
                <cat_ru:RefDocumentID>%1$s</cat_ru:RefDocumentID>
                <x:GTDDocumentID>11111111-8B86-D011-B42D-00CF4FC964FF</x:GTDDocumentID>
                <x:KTDNumber>%3$d</x:KTDNumber>
                <x:KDTOutCommonMark>
                  <x:GRNumber>D</x:GRNumber>
                  <x:StageMarkIdentifier>1</x:StageMarkIdentifier>
                  <x:NoteMarkIdentifier>01</x:NoteMarkIdentifier>
                  <x:MarkDescription>%2$s</x:MarkDescription>
                  <x:DateInf>2026-04-01</x:DateInf>
                  <x:TimeInf>09:00:00</x:TimeInf>
                  <x:PersonName>%2$s</x:PersonName>
                  <x:LNP>001</x:LNP>
                </x:KDTOutCommonMark>
                """.formatted(ID, SECRET, number) + number("x:GTDID"));
    }

    /** The permission to recall a declaration, or another message of the album without a schema here. */
    static String other(String root, String fields) {
        return message(root, "5.10.0", "0", "<cat_ru:RefDocumentID>" + ID + "</cat_ru:RefDocumentID>" + fields);
    }

    static String number(String element) {
        return """
                <%1$s>
                  <cat_ru:CustomsCode>10719110</cat_ru:CustomsCode>
                  <cat_ru:RegistrationDate>2026-03-11</cat_ru:RegistrationDate>
                  <cat_ru:GTDNumber>5011363</cat_ru:GTDNumber>
                </%1$s>
                """.formatted(element);
    }

    private static String message(String root, String album, String mode, String content) {
        return "<x:" + root + " DocumentModeID=\"" + mode + "\" xmlns:x=\"urn:customs.ru:Information:CustomsDocuments:"
                + root + ':' + album + '"' + NAMESPACES + ">\n" + content + "</x:" + root + ">\n";
    }
}
