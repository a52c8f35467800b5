import { testStreamActivity } from "./support/stream-activity-tests.js";
import { chromiumForStreams } from "./support/stream-in-chromium.js";
import { testStreamLosses } from "./support/stream-losses-tests.js";
import { testStreamServices } from "./support/stream-service-tests.js";
import { testStreamTroubles } from "./support/stream-trouble-tests.js";

const streamInChromium = await chromiumForStreams();

testStreamServices(streamInChromium);
testStreamActivity(streamInChromium);
testStreamTroubles(streamInChromium);
testStreamLosses(streamInChromium);
