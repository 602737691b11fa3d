/**
 * What a node looks at before it takes a proposal or an approval from a client: whether the network would still have
 * a live quorum. The transition does not ask that, because nodes see different things; so this is help, not a rule.
 */
@NullMarked
package org.mokkachain.node.governance;

import org.jspecify.annotations.NullMarked;
