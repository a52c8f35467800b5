import { testStreamActivity } from "./support/stream-activity-tests.js";
import { chromiumForStreams } from "./support/stream-in-chromium.js";
import { testStreamServices } from "./support/stream-service-tests.js";

const streamInChromium = await chromiumForStreams();

testStreamServices(streamInChromium);
testStreamActivity(streamInChromium);
