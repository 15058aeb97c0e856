/**
 * Images in prompts: how large they are, which the first bytes say, and about how many tokens a model makes of them. No
 * image is decoded or fetched. For IWC alone: users see {@link io.iwc.workload.PromptImage} and the metrics.
 */
@NullMarked
package io.iwc.image.internal;

import org.jspecify.annotations.NullMarked;
