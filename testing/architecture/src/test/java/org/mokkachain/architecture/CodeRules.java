package org.mokkachain.architecture;

import java.util.List;
import java.util.stream.Stream;

/** All rules that are checked on compiled classes. */
final class CodeRules {

    static final List<CodeRule> ALL = Stream.of(Modules.rules(), Purity.rules(), Places.rules(), Shapes.rules())
            .flatMap(List::stream)
            .toList();

    private CodeRules() {}
}
