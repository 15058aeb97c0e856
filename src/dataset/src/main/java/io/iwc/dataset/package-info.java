/**
 * Files in the formats of other tools. A {@link io.iwc.dataset.DatasetReader}, one of IWC's or one found on the
 * class path, turns their rows lazily into requests, and the {@link io.iwc.dataset.WorkloadCompiler} gives them ids and
 * arrivals and makes a canonical workload of them. What happens to a workload afterwards is not known here.
 */
@NullMarked
package io.iwc.dataset;

import org.jspecify.annotations.NullMarked;
