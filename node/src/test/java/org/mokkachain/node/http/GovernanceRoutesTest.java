package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.model.DryRun;
import org.mokkachain.api.model.EvidenceInfo;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;

/** Four validators, of which the last one is away. */
class GovernanceRoutesTest extends NodeWithClient {
    private String key(int validator) {
        return node.genesis.validators().get(validator).key().hex();
    }

    @Test
    void aDryRunShowsTheQuorumBeforeAndAfter() throws Exception {
        DryRun run = client.dryRun(Map.of("change", "removeValidator", "publicKey", key(3)));
        assertThat(run.verdict()).isEqualTo("safe");
        assertThat(run.remedy()).isEmpty();
        assertThat(run.before().validators()).isEqualTo(4);
        assertThat(run.before().quorum()).isEqualTo(3);
        assertThat(run.before().toleratedFaults()).isEqualTo(1);
        assertThat(run.before().missing()).extracting(DryRun.Absent::reason).containsExactly("is not connected");
        assertThat(run.after().validators()).isEqualTo(3);
        assertThat(run.after().quorum()).isEqualTo(2);
        assertThat(run.after().live()).hasSize(3);
    }

    @Test
    void aCandidateWhoIsNotThereIsUnsafe() throws Exception {
        DryRun run = client.dryRun(Map.of("change", "addValidator", "name", "eve", "publicKey", "0c".repeat(32),
                "operator", TestNode.ADDRESSES.format(node.bob), "host", "10.0.0.9:9100"));
        assertThat(run.verdict()).isEqualTo("unsafe");
        assertThat(run.sentence()).isEqualTo("the candidate eve could not vote: it is not connected");
        assertThat(run.remedy()).hasValueSatisfying(remedy -> assertThat(remedy).contains("observer"));
        assertThat(run.text()).startsWith("add validator eve at 10.0.0.9:9100");
    }

    @Test
    void aProposalIsTriedByItsNumber() throws Exception {
        node.chain.oversight().proposals.put(7L, new SetParameter(Parameter.MIN_FEE, 5, 0));
        assertThat(client.dryRun(7).text()).isEqualTo("set minFee to 5 as soon as it passes");
        node.chain.oversight().proposals.put(8L, new RemoveValidator(node.genesis.validators().get(0).key()));
        assertThat(client.dryRun(8).after().quorum()).isEqualTo(2);
        assertThatThrownBy(() -> client.dryRun(9)).isInstanceOfSatisfying(ApiException.class,
                refused -> assertThat(refused.problem().code()).isEqualTo("not_found"));
    }

    @Test
    void whatIsNoChangeIsRefusedWithTheFieldThatIsWrong() {
        assertThatThrownBy(() -> client.dryRun(Map.of("change", "removeValidator", "publicKey", "zz")))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo("bad_request");
                    assertThat(refused.problem().detail()).startsWith("publicKey: ");
                });
    }

    @Test
    void evidenceIsShown() throws Exception {
        EvidenceInfo info = new EvidenceInfo("validator-2", key(2), 0, "two votes in one term", "0102", 99, "report");
        node.chain.oversight().evidence.add(info);
        assertThat(client.evidence()).containsExactly(info);
    }
}
