package org.mokkachain.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** A rule on compiled classes, with sources of classes that break it (one violation each). */
record CodeRule(String name, ArchRule rule, List<String> planted) {

    CodeRule(String name, ArchRule rule, String... planted) {
        this(name, rule.allowEmptyShould(true), List.of(planted));
    }

    @Override
    public String toString() {
        return name;
    }
}
