/** What users of older systems had and what it is here: every row of {@code docs/coming-from.md}, carried out. */
@NullMarked
package org.mokkachain.comingfrom;

import org.jspecify.annotations.NullMarked;
