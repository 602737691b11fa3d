package org.mokkachain.architecture;

import java.util.List;
import java.util.stream.Stream;

/** All rules that are checked on sources. */
final class SourceRules {

    static final List<SourceRule> ALL =
            Stream.of(TextRules.ALL, WebRules.ALL, TreeRules.ALL).flatMap(List::stream).toList();

    private SourceRules() {}
}
