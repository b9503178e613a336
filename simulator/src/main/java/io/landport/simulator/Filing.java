package io.landport.simulator;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import java.util.List;

/** A declaration with its shipment, from which corrections are drawn. */
public record Filing(DocumentForm form, Shipment shipment, Declaration declaration) {

    Filing with(Header header) {
        return with(declaration.with(header, declaration.lines()));
    }

    Filing with(List<Line> lines) {
        return with(declaration.with(declaration.header(), lines));
    }

    /** Without the last of the lists that it sums up; unchanged if it sums up fewer than two. */
    Filing withoutLastList() {
        List<String> lists = declaration.summarises();
        return lists.size() < 2
                ? this
                : with(new Declaration(
                        declaration.id(),
                        declaration.revision(),
                        declaration.header(),
                        declaration.lines(),
                        lists.subList(0, lists.size() - 1)));
    }

    private Filing with(Declaration other) {
        return new Filing(form, shipment, other);
    }
}
