package org.mokkachain.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.regex.Pattern;

/** What a class may look like. */
final class Shapes {

    private static final int MAX_CONSTRUCTOR_PARAMETERS = 5;
    private static final Pattern EMPTY_NAME = Pattern.compile("\\w*(Utils?|Helpers?|Managers?|Impl)");
    private static final String EVERYWHERE = "org.mokkachain..";

    private Shapes() {}

    static List<CodeRule> rules() {
        return List.of(
                new CodeRule(
                        "constructors take five parameters at most",
                        Conditions.classesIn(EVERYWHERE)
                                .should(Conditions.notBe("made of more than five parts", Shapes::takesTooMuch)),
                        """
                        package org.mokkachain.api.planted;
                        class Many { Many(int a, int b, int c, int d, int e, int f) {} }
                        """),
                new CodeRule(
                        "no class is named Util, Helper, Manager or Impl",
                        Conditions.classesIn(EVERYWHERE)
                                .should(Conditions.notBe(
                                        "named after nothing",
                                        type -> EMPTY_NAME.matcher(type.getSimpleName()).matches())),
                        "package org.mokkachain.api.planted; class HashUtils {}",
                        "package org.mokkachain.api.planted; class Planted { static class KeyManager {} }"),
                new CodeRule(
                        "no record holds a bare byte[]",
                        Conditions.classesIn(EVERYWHERE)
                                .should(Conditions.notBe("a record with a bare byte[]", Shapes::holdsBareBytes)),
                        "package org.mokkachain.api.planted; record Planted(byte[] data) {}"));
    }

    private static boolean takesTooMuch(JavaClass type) {
        if (type.isRecord() || type.isEnum() || type.isAnonymousClass() || type.isLocalClass()) {
            return false;
        }
        int outer = type.isInnerClass() && !type.getModifiers().contains(JavaModifier.STATIC) ? 1 : 0;
        return type.getConstructors().stream()
                .filter(constructor -> !constructor.getModifiers().contains(JavaModifier.SYNTHETIC))
                .anyMatch(constructor -> parameters(constructor) - outer > MAX_CONSTRUCTOR_PARAMETERS);
    }

    private static int parameters(JavaConstructor constructor) {
        return constructor.getRawParameterTypes().size();
    }

    private static boolean holdsBareBytes(JavaClass type) {
        return type.isRecord()
                && type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .anyMatch(field -> field.getRawType().isEquivalentTo(byte[].class));
    }
}
