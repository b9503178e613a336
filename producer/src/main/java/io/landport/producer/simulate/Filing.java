package io.landport.producer.simulate;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import java.util.List;

/** A declaration and what it was written for, so that a correction can say something else of the same goods. */
record Filing(Form form, Shipment shipment, Declaration declaration) {

    Filing with(Header header) {
        return with(header, declaration.lines());
    }

    Filing with(List<Line> lines) {
        return with(declaration.header(), lines);
    }

    private Filing with(Header header, List<Line> lines) {
        return new Filing(
                form,
                shipment,
                new Declaration(declaration.id(), declaration.revision(), header, lines, declaration.summarises()));
    }
}
