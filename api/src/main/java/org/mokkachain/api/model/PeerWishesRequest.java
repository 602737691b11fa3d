package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/**
 * With whom a node is to link, and with whom not, until it ends. Either may be empty.
 *
 * @param add addresses, {@code mokka://KEY@HOST:PORT}
 * @param drop public keys
 */
@JsonClassDescription("Links to be kept and links to be cut, until the node ends")
public record PeerWishesRequest(
        @JsonPropertyDescription("mokka://KEY@HOST:PORT of nodes to dial and admit") List<String> add,
        @JsonPropertyDescription("public keys of nodes not to link with") List<String> drop) {
    public PeerWishesRequest {
        add = List.copyOf(add);
        drop = List.copyOf(drop);
    }
}
