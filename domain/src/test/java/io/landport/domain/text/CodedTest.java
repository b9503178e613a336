package io.landport.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.audit.ActionKind;
import org.junit.jupiter.api.Test;

class CodedTest {
    @Test
    void shouldDeriveCodesFromNames() {
        assertThat(ActionKind.PAUSE.code()).isEqualTo("pause");
        assertThat(ActionKind.RESEND_MANY.code()).isEqualTo("resend-many");
    }

    @Test
    void shouldFindConstantsByTheirCodes() {
        assertThat(Coded.find(ActionKind.values(), "resend-many")).contains(ActionKind.RESEND_MANY);
        assertThat(Coded.find(ActionKind.values(), "RESEND_MANY")).isEmpty();
    }
}
