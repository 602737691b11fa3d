/** Amounts as people write them. Exact, independent of the locale, never floating point. */
@NullMarked
package org.mokkachain.api.units;

import org.jspecify.annotations.NullMarked;
