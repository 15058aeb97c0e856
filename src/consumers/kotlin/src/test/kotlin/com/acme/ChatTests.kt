package com.acme

import io.iwc.assertj.IwcAssertions.assertThat
import io.iwc.assertj.IwcSoftAssertions
import io.iwc.metric.Percentile.P90
import io.iwc.junit.Arrival
import io.iwc.junit.ArrivalKind.POISSON
import io.iwc.junit.Embedded
import io.iwc.junit.IwcEndpoint
import io.iwc.junit.IwcWorkload
import io.iwc.junit.Sessions
import io.iwc.junit.Synthetic
import io.iwc.junit.Tokens
import io.iwc.run.Run
import io.iwc.run.Slo
import io.iwc.simulator.endpoint.Answer.status
import io.iwc.simulator.endpoint.Answer.text
import io.iwc.simulator.endpoint.EmbeddedEndpoint
import io.iwc.workload.Workload
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration.ofMillis
import java.time.Duration.ofSeconds
import org.junit.jupiter.api.Test

@IwcWorkload(
    synthetic = Synthetic(requests = 60, prompt = Tokens(120), sessions = Sessions(turns = 3)),
    arrival = Arrival(process = POISSON, rate = 4.0),
)
class ChatTests {
    @Test
    fun `is the chat that was ordered`(chats: Workload) {
        assertThat(chats).hasRequestCount(60).hasSessionCount(20).hasReuseWithin(0.4, 0.9)
    }

    @Test
    fun `is predicted to hold`(@IwcEndpoint(embedded = Embedded(profile = "a100-80g")) run: Run) {
        val slo = Slo.ttft(ofSeconds(1)).andTpot(ofMillis(100))
        assertThat(run).wasPredicted().hasTtftAtMost(P90, ofSeconds(1)).hasGoodputAtLeast(1.0, slo)
    }

    @Test
    fun `fails softly`(chats: Workload) {
        IwcSoftAssertions().apply {
            assertThat(chats).hasPromptTokensWithin(P90, 100.0, 2_000.0)
            assertThat(chats).hasPrefillSatisfying { it.isBetween(0.4, 1.0) }
        }.assertAll()
    }

    @Test
    fun `captures what was sent`(@IwcEndpoint endpoint: EmbeddedEndpoint) {
        endpoint.answer(status(429).retryAfter(ofMillis(0)), text("From May."))
        val body = """{"model":"any","messages":[{"role":"user","content":"Is the bridge open?"}]}"""

        val statuses = List(2) { post(endpoint, body) }

        assertThat(statuses).containsExactly(429, 200)
        assertThat(endpoint.exchanges().map { it.retryOf().isPresent }).containsExactly(false, true)
        assertThat(endpoint.captured().named("bridge")).hasRequestCount(1)
    }

    @Test
    fun `keeps the shape that it had, also under a name that no file could have, 60 chats of 3 turns at 4 a second`(
        chats: Workload,
    ) {
        assertThat(chats).matchesBaseline()
    }

    private fun post(endpoint: EmbeddedEndpoint, body: String): Int {
        val request = HttpRequest.newBuilder(URI.create("${endpoint.baseUrl()}/chat/completions"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build()
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode()
    }
}
