package org.mokkachain.types.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mokkachain.types.crypto.Vectors.Vector;
import org.mokkachain.types.value.Signature;

/** One acceptance rule on every provider: any difference would fork the chain. */
class AcceptanceRuleTest {
    static List<SignatureScheme> providers() {
        return Providers.all();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void wycheproofIsDecidedAsItsAuthorsSayAndAsTheRuleSays(SignatureScheme scheme) {
        List<Vector> vectors = ofRightLength(Vectors.wycheproof());

        assertThat(differences(vectors, scheme)).isEmpty();
        assertThat(vectors).allMatch(vector -> vector.accepted(scheme) == vector.expected().equals("valid"));
        assertThat(accepted(vectors, scheme)).hasSize(88);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void everySmallOrderOrMixedOrNonCanonicalPointOfCctvIsRefused(SignatureScheme scheme) {
        List<Vector> vectors = Vectors.cctv();

        List<String> ordinary = vectors.stream()
                .filter(vector -> vector.flags().isEmpty())
                .map(Vector::name)
                .toList();

        assertThat(vectors).hasSize(914);
        assertThat(accepted(vectors, scheme)).hasSize(1).isEqualTo(ordinary);
        assertThat(differences(vectors, scheme)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void theCasesOnWhichLibrariesDisagreeAreDecidedByTheRule(SignatureScheme scheme) {
        List<Vector> vectors = Vectors.speccheck();

        assertThat(vectors).hasSize(12);
        assertThat(accepted(vectors, scheme)).isEmpty();
        assertThat(differences(vectors, scheme)).isEmpty();
    }

    @Test
    void everyWycheproofSignatureOfAnotherLengthIsInvalidAndCannotBeRepresented() {
        List<Vector> wrong = new ArrayList<>(Vectors.wycheproof());
        wrong.removeAll(ofRightLength(Vectors.wycheproof()));

        assertThat(Vectors.wycheproof()).hasSize(151);
        assertThat(wrong).isNotEmpty().allMatch(vector -> vector.expected().equals("invalid"));
    }

    private static List<Vector> ofRightLength(List<Vector> vectors) {
        return vectors.stream()
                .filter(vector -> vector.signature().length() == Signature.LENGTH)
                .toList();
    }

    private static List<String> accepted(List<Vector> vectors, SignatureScheme scheme) {
        return vectors.stream()
                .filter(vector -> vector.accepted(scheme))
                .map(Vector::name)
                .toList();
    }

    private static List<String> differences(List<Vector> vectors, SignatureScheme scheme) {
        return vectors.stream()
                .filter(vector -> vector.accepted(scheme) != vector.acceptedByTheRule())
                .map(Vector::name)
                .toList();
    }
}
