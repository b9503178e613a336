package io.landport.sdmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.answer.SdmxTerms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SdmxIdTest {

    @ParameterizedTest
    @CsvSource({
        "cn-gacc,       cn-gacc",
        "us-port:2304,  us-port@2304",
        "m3 (solid),    m3$0020$0028solid$0029",
        "a@b$c,         a$0040b$0024c",
        "千克,           $5343$514b"
    })
    void shouldTurnCodesIntoIdentifiersAndBack(String code, String id) {
        assertThat(SdmxTerms.code(code)).isEqualTo(id);
        assertThat(SdmxId.toCode(id)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b", "$12", "$XYZW", "a:b"})
    void shouldRefuseWhatIsNoIdentifier(String id) {
        assertThatThrownBy(() -> SdmxId.toCode(id)).isInstanceOf(SdmxException.class);
    }
}
