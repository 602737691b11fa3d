/**
 * The rules of {@code docs/architecture.md} as tests. {@link org.mokkachain.architecture.CodeRules} are checked on the
 * compiled classes of every module, {@link org.mokkachain.architecture.SourceRules} on the sources. Each rule carries
 * planted violations that it must catch: a rule that cannot fail proves nothing.
 */
@NullMarked
package org.mokkachain.architecture;

import org.jspecify.annotations.NullMarked;
